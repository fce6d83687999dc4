import { Field, InputType } from 'type-graphql'
import type { Vendor } from '../../../core/vendor.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { VendorEnum } from '../../../schema/Vendor.js'
import { type MfaMethod, MfaMethodEnum } from './MfaMethod.js'

/** A second factor for a sign-in. */
@InputType('MfaInput', {
  description: 'code: a code for this one login. secret: a TOTP seed kept in the vault, so that later logins need nobody.',
})
export class MfaInput {
  @Field(() => MfaMethodEnum)
  type!: MfaMethod

  @Field(() => String, { nullable: true })
  code?: string | null

  @Field(() => String, { nullable: true, description: 'Base32.' })
  secret?: string | null
}

/** A person's login at a vendor. */
@InputType('LoginInput', { description: "A person's login at the vendor; sealed in the vault." })
export class LoginInput {
  @Field(() => String)
  username!: string

  @Field(() => String)
  password!: string

  @Field(() => MfaInput, { nullable: true })
  mfa?: MfaInput | null

  @Field(() => String, { nullable: true, description: "Sign in through the firm's identity provider of this name." })
  ssoProvider?: string | null
}

/** A client the vendor issued. */
@InputType('OAuthInput', { description: 'A client the vendor issued to the firm; sealed in the vault.' })
export class OAuthInput {
  @Field(() => String)
  clientId!: string

  @Field(() => String)
  clientSecret!: string

  @Field(() => String, { nullable: true })
  refreshToken?: string | null

  @Field(() => String, { nullable: true })
  apiKey?: string | null
}

/** Who at the firm agreed to the access, and when. */
@InputType('ConsentInput', { description: 'Who at the firm agreed to this access, and when: kept with the account.' })
export class ConsentInput {
  @Field(() => String)
  grantedBy!: string

  @Field(() => DateTimeScalar)
  grantedAt!: string
}

/** What an account is connected with. */
@InputType('ConnectAccountInput', { description: 'What an account is connected with.' })
export class ConnectAccountInput {
  @Field(() => VendorEnum)
  vendor!: Vendor

  @Field(() => String, { nullable: true, description: 'The firm, where the login has to choose between several: its subdomain or name.' })
  firm?: string | null

  @Field(() => String, { nullable: true, description: "One of the vendor's regions: us, eu, au, …; the vendor's first where absent." })
  region?: string | null

  @Field(() => LoginInput, {
    nullable: true,
    description: 'Portal login, an OAuth client the vendor issued, or both. With both, consent is given in the signed-in browser.',
  })
  login?: LoginInput | null

  @Field(() => OAuthInput, { nullable: true })
  oauth?: OAuthInput | null

  @Field(() => ConsentInput)
  consent!: ConsentInput
}
