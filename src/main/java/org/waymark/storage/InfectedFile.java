package org.waymark.storage;

import java.util.UUID;

/** A virus was found in a file, and its bytes are gone. Published in the transaction that records it. */
public record InfectedFile(String key, UUID district) {}
