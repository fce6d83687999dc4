import { createRecordStub } from './createRecordStub.js'

/** Users as this subgraph hands them out. */
export const userStub = createRecordStub('User')
/** Contacts as this subgraph hands them out. */
export const contactStub = createRecordStub('Contact')
/** Matters as this subgraph hands them out. */
export const matterStub = createRecordStub('Matter')
/** Time entries as this subgraph hands them out. */
export const timeEntryStub = createRecordStub('TimeEntry')
