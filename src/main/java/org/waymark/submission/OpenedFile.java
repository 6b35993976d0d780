package org.waymark.submission;

import java.util.Optional;
import org.waymark.storage.FileTypes;

/** The file behind an evidence item under a name of our choice. */
final class OpenedFile {

    private OpenedFile() {}

    /** How the name of such a file ends. */
    static String ending(EvidenceItem item) {
        return FileTypes.ending(String.valueOf(item.mediaType()));
    }

    /** Empty when the item is a text or a link. */
    static Optional<EvidenceFile> of(EvidenceItem item, String name) {
        String key = item.storageKey();
        String type = item.mediaType();
        String sha256 = item.sha256();
        return key == null || type == null || sha256 == null
                ? Optional.empty()
                : Optional.of(new EvidenceFile(name + FileTypes.ending(type), type, item.bytes(), sha256, key, false));
    }
}
