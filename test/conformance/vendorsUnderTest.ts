import { clioUnderTest } from './vendors/clio.js'
import { mycaseUnderTest } from './vendors/mycase.js'
import { practicepantherUnderTest } from './vendors/practicepanther.js'
import { smokeballUnderTest } from './vendors/smokeball.js'
import type { VendorUnderTest } from './VendorUnderTest.js'

/** Every vendor the conformance list runs over: one entry for each vendor there is. */
export const vendorsUnderTest: readonly VendorUnderTest[] = [clioUnderTest, mycaseUnderTest, practicepantherUnderTest, smokeballUnderTest]
