package org.waymark.award;

import com.nimbusds.jose.JWSSigner;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * The keys a district signs with now.
 *
 * @param id the address of the public half of the Ed25519 key in the issuer's DID document
 * @param jwtKeyId the address that answers the bare public half of the RSA key
 */
record SigningKey(String id, Ed25519PrivateKeyParameters privateKey, String jwtKeyId, JWSSigner jwtSigner) {}
