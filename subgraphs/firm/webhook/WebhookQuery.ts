import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import { MattergraphError } from '../../../core/errors.js'
import type { DeliveryStatus } from '../../../core/webhook/WebhookDelivery.js'
import { isWebhookDeliveryId, isWebhookEndpointId } from '../../../core/webhook/webhookIds.js'
import { connectionOfEdges } from '../../../schema/connection/connectionOfEdges.js'
import { logBounds } from '../../../schema/connection/logBounds.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import type { FirmContext } from '../FirmContext.js'
import { DeliveryStatusEnum } from './DeliveryStatus.js'
import { toWebhookEndpoint } from './toWebhookEndpoint.js'
import { webhookActor } from './webhookActor.js'
import { WebhookDeliveryConnection } from './WebhookDeliveryConnection.js'
import { WebhookEndpoint } from './WebhookEndpoint.js'

/** Endpoints, and what was sent to them. Every field needs the scopes `webhooks:write` and `read`. */
@Resolver()
export class WebhookQuery {
  @Query(() => [WebhookEndpoint], {
    description:
      'The endpoints of the tenant, the oldest first; a key that is limited to some accounts sees those that are told of no others.',
  })
  async webhookEndpoints(@Ctx() context: FirmContext): Promise<readonly object[]> {
    const { tenant, accounts } = webhookActor(context)
    const endpoints = await context.webhookReader.endpoints({ tenant, accounts })
    const visible = await context.reads.accounts()
    return endpoints.map((endpoint) => toWebhookEndpoint(endpoint, visible))
  }

  @Query(() => WebhookDeliveryConnection, {
    description: 'What was sent, or is to be, the latest change first. Kept as long as the change log is.',
  })
  async webhookDeliveries(
    @Arg('endpointId', () => ID, { nullable: true }) endpointId: string | null | undefined,
    @Arg('status', () => DeliveryStatusEnum, { nullable: true }) status: DeliveryStatus | null | undefined,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    const { tenant, accounts } = webhookActor(context)
    if (typeof endpointId === 'string' && !isWebhookEndpointId(endpointId))
      throw new MattergraphError('BAD_USER_INPUT', 'endpointId: expected the id of a webhook endpoint')
    const list = await context.webhookReader.deliveries({
      tenant,
      accounts,
      endpointId: endpointId ?? null,
      status: status ?? null,
      ...logBounds(page),
      after: cursorOf(page.after, 'after'),
      before: cursorOf(page.before, 'before'),
    })
    const edges = list.deliveries.map((delivery) => ({ cursor: delivery.id, node: { ...delivery, __typename: 'WebhookDelivery' } }))
    return connectionOfEdges(edges, list)
  }
}

const cursorOf = (cursor: string | null | undefined, argument: string): string | null => {
  if (cursor === null || cursor === undefined) return null
  if (!isWebhookDeliveryId(cursor))
    throw new MattergraphError('BAD_USER_INPUT', `${argument} is not a cursor: give one that came with a list`)
  return cursor
}
