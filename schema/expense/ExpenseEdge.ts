import { Directive, Field, ObjectType } from 'type-graphql'
import { Expense } from './Expense.js'

/** One place in a list of expenses. */
@Directive('@shareable')
@ObjectType('ExpenseEdge', { simpleResolvers: true, description: 'One place in a list of expenses.' })
export class ExpenseEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => Expense)
  node!: Expense
}
