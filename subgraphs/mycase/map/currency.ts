/** MyCase never states a currency; its firms are in the United States (assumed). */
export const currency = 'USD'
