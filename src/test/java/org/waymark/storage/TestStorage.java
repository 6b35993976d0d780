package org.waymark.storage;

import org.springframework.util.unit.DataSize;

/** Settings of the storage module for tests. */
final class TestStorage {

    private TestStorage() {}

    static StorageSettings settings(StorageSettings.ClamAv clamAv) {
        return new StorageSettings(
                DataSize.ofGigabytes(2),
                DataSize.ofGigabytes(20),
                null,
                new StorageSettings.S3(null, null, "us-east-1", null, null, true),
                clamAv);
    }
}
