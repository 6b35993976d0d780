package org.waymark.award;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of an issuer, for the operator.
 *
 * @param id by which the issuer's DID document lists it
 * @param retiredAt since when it signs no more; null while it signs
 */
record IssuerKeyView(String id, Instant madeAt, @Nullable Instant retiredAt) {}
