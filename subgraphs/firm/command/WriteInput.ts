import { Field, InputType, Int } from 'type-graphql'

/** What every write to a vendor has. */
@InputType()
export abstract class WriteInput {
  @Field(() => String, {
    description: 'Yours, one for each write: the same key and input give the first answer again, another input is refused.',
  })
  idempotencyKey!: string

  @Field(() => String, { nullable: true, description: 'Why; kept in the audit log.' })
  rationale?: string | null

  @Field(() => Int, {
    nullable: true,
    defaultValue: 20,
    description: 'How long to wait for the vendor, 0 to 60 seconds; after it the payload holds the command, still running.',
  })
  waitSeconds?: number | null

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Run every check, touch nothing.' })
  dryRun?: boolean | null
}
