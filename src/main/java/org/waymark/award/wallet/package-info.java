/** Into a wallet: OpenID for Verifiable Credential Issuance 1.0 with a pre-authorised code. */
@NullMarked
package org.waymark.award.wallet;

import org.jspecify.annotations.NullMarked;
