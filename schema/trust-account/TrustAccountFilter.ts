import { InputType } from 'type-graphql'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of trust accounts. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('TrustAccountFilter', { description: 'Every field narrows; a list means "any of".' })
export class TrustAccountFilter extends RecordFilter {}
