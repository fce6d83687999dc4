import { Money } from '../../../core/money.js'

/** Hours as MyCase takes them, to the second: six decimals of an hour are finer than one. */
export const hoursOf = (seconds: number): string => new Money(seconds).div(3_600).toDecimalPlaces(6).toFixed()
