import { Arg, Query, Resolver } from 'type-graphql'
import { findUtbmsCode } from '../../../core/utbms/findUtbmsCode.js'
import type { UtbmsCode as Code, UtbmsSet } from '../../../core/utbms/UtbmsCode.js'
import { utbmsCodes } from '../../../core/utbms/utbmsCodes.js'
import { UtbmsCode } from '../../../schema/utbms/UtbmsCode.js'
import { UtbmsSetEnum } from '../../../schema/utbms/UtbmsSet.js'

/** What billing codes mean. */
@Resolver()
export class UtbmsQuery {
  @Query(() => [UtbmsCode], {
    description:
      'UTBMS codes with their meaning, in the order of the published tables. Codes that are not known are left out: firms and clients have their own.',
  })
  utbmsCodes(
    @Arg('set', () => UtbmsSetEnum, { nullable: true, description: 'Only codes of this set.' }) set: UtbmsSet | null,
    @Arg('codes', () => [String], { nullable: true, description: 'Only these codes, letter case ignored.' }) codes:
      | readonly string[]
      | null,
  ): readonly Code[] {
    const wanted = codes === null || codes === undefined ? null : new Set(codes.map((code) => findUtbmsCode(code)?.code))
    return utbmsCodes.filter(
      (code) => (set === null || set === undefined || code.set === set) && (wanted === null || wanted.has(code.code)),
    )
  }
}
