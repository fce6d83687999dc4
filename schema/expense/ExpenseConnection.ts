import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { Expense } from './Expense.js'
import { ExpenseEdge } from './ExpenseEdge.js'

/** A page of expenses. */
@Directive('@shareable')
@ObjectType('ExpenseConnection', { simpleResolvers: true, description: 'A page of expenses.' })
export class ExpenseConnection {
  @Field(() => [ExpenseEdge])
  edges!: readonly ExpenseEdge[]

  @Field(() => [Expense], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly Expense[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
