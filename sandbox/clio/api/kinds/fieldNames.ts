/** Field names, as the API's own lists write them: one after another. */
export const fieldNames = (text: string): readonly string[] => text.split(' ')

/** What nearly every record has. */
export const recordFields = 'id etag created_at updated_at'

/** What nearly every record shows when no field is named. */
export const usualFields = fieldNames('id etag')
