import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { MattergraphError } from '../../../core/errors.js'
import type { EndpointWithSecret, WebhookActor } from '../../../engine/webhooks/Webhooks.js'
import type { UserError } from '../account/UserError.js'
import { InputRefusal } from '../command/input/InputRefusal.js'
import type { FirmContext } from '../FirmContext.js'
import { CreateWebhookEndpointInput } from './CreateWebhookEndpointInput.js'
import { readDescription, readEndpointFilter } from './readEndpointInput.js'
import { RedeliverWebhooksInput } from './RedeliverWebhooksInput.js'
import { toWebhookEndpoint } from './toWebhookEndpoint.js'
import { UpdateWebhookEndpointInput } from './UpdateWebhookEndpointInput.js'
import { webhookActor } from './webhookActor.js'
import { WebhookEndpointPayload } from './WebhookEndpointPayload.js'

/** Managing webhooks. Every field needs the scopes `webhooks:write` and `read`. */
@Resolver()
export class WebhookMutation {
  @Mutation(() => WebhookEndpointPayload, {
    description:
      'Has changes told to an address from now on, as Standard Webhooks has it. The secret that messages are signed with is shown this once.',
  })
  createWebhookEndpoint(
    @Arg('input', () => CreateWebhookEndpointInput) input: CreateWebhookEndpointInput,
    @Ctx() context: FirmContext,
  ): Promise<WebhookEndpointPayload> {
    return answer(context, [], async (who) => {
      const description = readDescription(input.description)
      const filter = readEndpointFilter(input.filter, await context.reads.accounts())
      const { url, payload } = input
      return context.webhooks.create(who, { url, description, filter, payload: payload ?? 'THIN' })
    })
  }

  @Mutation(() => WebhookEndpointPayload, { description: 'Changes an endpoint, disables it, or enables it again.' })
  updateWebhookEndpoint(
    @Arg('input', () => UpdateWebhookEndpointInput) { id, ...input }: UpdateWebhookEndpointInput,
    @Ctx() context: FirmContext,
  ): Promise<WebhookEndpointPayload> {
    return answer(context, ['input', 'id'], async (who) => {
      const visible = await context.reads.accounts()
      const endpoint = await context.webhooks.update(who, id, {
        ...(typeof input.url === 'string' ? { url: input.url } : {}),
        ...(input.description === undefined ? {} : { description: readDescription(input.description) }),
        ...(input.filter === undefined ? {} : { filter: readEndpointFilter(input.filter, visible) }),
        ...(typeof input.payload === 'string' ? { payload: input.payload } : {}),
        ...(typeof input.enabled === 'boolean' ? { enabled: input.enabled } : {}),
      })
      return { endpoint }
    })
  }

  @Mutation(() => WebhookEndpointPayload, { description: 'Forgets an endpoint, its secrets and its deliveries.' })
  deleteWebhookEndpoint(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<WebhookEndpointPayload> {
    return answer(context, ['id'], async (who) => ({ endpoint: await context.webhooks.delete(who, id) }))
  }

  @Mutation(() => WebhookEndpointPayload, {
    description:
      'Makes a new secret, shown this once. For a day messages carry the signatures of both, so that the receiver can change over without losing any.',
  })
  rotateWebhookSecret(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<WebhookEndpointPayload> {
    return answer(context, ['id'], async (who) => context.webhooks.rotateSecret(who, id))
  }

  @Mutation(() => WebhookEndpointPayload, {
    description: 'Has messages sent again under their own ids, with every attempt before them: those that failed, or all that are over.',
  })
  redeliverWebhooks(
    @Arg('input', () => RedeliverWebhooksInput) { endpointId, since, onlyFailed }: RedeliverWebhooksInput,
    @Ctx() context: FirmContext,
  ): Promise<WebhookEndpointPayload> {
    const range = { since, onlyFailed: onlyFailed ?? true }
    return answer(context, ['input', 'endpointId'], async (who) => ({ endpoint: await context.webhooks.redeliver(who, endpointId, range) }))
  }
}

/** Where in the arguments the endpoint is named. */
type IdPath = readonly string[]

const answer = async (
  context: FirmContext,
  idPath: IdPath,
  act: (who: WebhookActor) => Promise<Partial<EndpointWithSecret>>,
): Promise<WebhookEndpointPayload> => {
  const who = webhookActor(context)
  try {
    const { endpoint, secret } = await act(who)
    if (endpoint === undefined) return { endpoint: null, userErrors: [] }
    return { endpoint: toWebhookEndpoint(endpoint, await context.reads.accounts(), secret?.reveal()), userErrors: [] }
  } catch (error) {
    return { endpoint: null, userErrors: [userErrorOf(error, idPath)] }
  }
}

/** A refusal as data; anything else is thrown on. */
const userErrorOf = (error: unknown, idPath: IdPath): UserError => {
  if (error instanceof InputRefusal) return error.userError
  if (!(error instanceof MattergraphError)) throw error
  const { code, message } = error
  if (code === 'NOT_FOUND') return { code, message, path: idPath }
  if (code === 'BAD_USER_INPUT') return { code, message, path: ['input', 'url'] }
  throw error
}
