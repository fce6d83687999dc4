import { Ctx, Field, ObjectType } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { Account } from './Account.js'

/** Whose key a request carries. */
@ObjectType('Viewer', { description: 'Whose key the request carries, and what it may do.' })
export class Viewer {
  @Field(() => String, { description: 'The tenant: whose data the key opens.' })
  tenant(@Ctx() { reads }: FirmContext): string {
    return reads.caller.tenant
  }

  @Field(() => [String], { description: 'What the key may do.' })
  scopes(@Ctx() { reads }: FirmContext): readonly string[] {
    return reads.caller.scopes
  }

  @Field(() => [Account], { description: 'The accounts the key may see, the oldest first.' })
  async accounts(@Ctx() { reads }: FirmContext): Promise<unknown> {
    return [...(await reads.accounts()).values()]
  }
}
