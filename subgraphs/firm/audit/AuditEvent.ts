import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql'
import type { Json } from '../../../core/record/scalars.js'
import { Node } from '../../../schema/node/Node.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { Command } from '../command/Command.js'
import { findCommand } from '../command/findCommand.js'
import type { FirmContext } from '../FirmContext.js'
import { Account } from '../account/Account.js'

/** Something that was done: by whom, when, to what, and why. */
@ObjectType('AuditEvent', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something that was done: by whom, when, to what, and why. Never changed, never removed.',
})
export class AuditEvent extends Node {
  @Field(() => ID)
  override id!: string

  @Field(() => DateTimeScalar)
  at!: string

  @Field(() => String, { description: "A key's id, `system` for what happens by itself, `operator` for someone at the terminal." })
  actor!: string

  @Field(() => String, { description: 'account.connected, challenge.answered, key.revoked, …' })
  action!: string

  @Field(() => Account, { nullable: true, description: 'The account it concerns.' })
  account!: unknown

  @Field(() => ID, { nullable: true, description: 'What it was done to.' })
  subjectId!: string | null

  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever did it.' })
  rationale!: string | null

  @Field(() => JsonScalar, { nullable: true, description: 'What of the subject changed, as it was.' })
  before!: Json

  @Field(() => JsonScalar, { nullable: true, description: 'What of the subject changed, as it became.' })
  after!: Json

  @Field(() => Command, { nullable: true, description: 'The command it belongs to.' })
  command(@Ctx() context: FirmContext): Promise<object | null> {
    return this.commandId === null ? Promise.resolve(null) : findCommand(this.commandId, context)
  }

  readonly commandId!: string | null

  @Field(() => Int, { description: 'Its place in the log: counts from 0 without a gap over all tenants.' })
  index!: number

  @Field(() => String, {
    description: "The hash of its leaf in the log's Merkle tree (RFC 6962): SHA-256 over a zero byte and its canonical JSON, in hex.",
  })
  hash!: string
}
