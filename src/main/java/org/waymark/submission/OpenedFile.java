package org.waymark.submission;

import java.util.Map;
import java.util.Optional;
import org.waymark.storage.EvidenceFiles;

/** Opens the file behind an evidence item under a name of our choice. */
final class OpenedFile {

    private static final Map<String, String> ENDINGS =
            Map.of("application/pdf", ".pdf", "image/png", ".png", "image/jpeg", ".jpg");

    private OpenedFile() {}

    /** How the name of such a file ends. */
    static String ending(EvidenceItem item) {
        return ENDINGS.getOrDefault(String.valueOf(item.mediaType()), "");
    }

    /** Empty when the item is a text or a link. */
    static Optional<EvidenceFile> of(EvidenceItem item, EvidenceFiles files, String name) {
        String key = item.storageKey();
        String type = item.mediaType();
        return key == null || type == null
                ? Optional.empty()
                : Optional.of(
                        new EvidenceFile(name + ENDINGS.getOrDefault(type, ""), type, item.bytes(), files.open(key)));
    }
}
