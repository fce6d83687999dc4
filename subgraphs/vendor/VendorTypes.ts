/** The GraphQL classes of one vendor. Type functions read them lazily, so that types may name each other in any order. */
export interface VendorTypes {
  User: Function
  Contact: Function
  Matter: Function
  TimeEntry: Function
  Expense: Function
  Invoice: Function
  Payment: Function
  TrustAccount: Function
  TrustTransaction: Function
}
