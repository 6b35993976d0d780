package org.waymark.award;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * The key a district signs with now.
 *
 * @param id the address of its public half in the issuer's DID document
 */
record SigningKey(String id, Ed25519PrivateKeyParameters privateKey) {}
