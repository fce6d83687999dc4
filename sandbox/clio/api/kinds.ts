import type { Kind, KindName } from './Kind.js'
import { activityKinds } from './kinds/activityKinds.js'
import { bankKinds } from './kinds/bankKinds.js'
import { billKinds } from './kinds/billKinds.js'
import { contactKinds } from './kinds/contactKinds.js'
import { customFieldKinds } from './kinds/customFieldKinds.js'
import { usualFields } from './kinds/fieldNames.js'
import { matterKinds } from './kinds/matterKinds.js'
import { userKinds } from './kinds/userKinds.js'

/** What every kind shows, from the API's own field lists. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  ...userKinds,
  ...contactKinds,
  ...matterKinds,
  ...customFieldKinds,
  ...activityKinds,
  ...billKinds,
  ...bankKinds,
  unheld: { defaults: usualFields, plain: null, nested: {} },
}
