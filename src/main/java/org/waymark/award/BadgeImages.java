package org.waymark.award;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.waymark.catalog.BadgePictures;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;

/** The pictures of badges as PNGs; the last few are kept, since a version never changes and drawing costs. */
@Component
public class BadgeImages {

    private static final int KEPT = 40;

    private final BadgePictures pictures;
    private final Map<DefinitionVersionId, byte[]> kept =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<DefinitionVersionId, byte[]> eldest) {
                    return size() > KEPT;
                }
            });

    BadgeImages(BadgePictures pictures) {
        this.pictures = pictures;
    }

    /** Not to be changed. */
    public byte[] png(DefinitionVersion definition, DistrictId district) {
        byte[] known = kept.get(definition.id());
        if (known != null) {
            return known;
        }
        byte[] drawn = pictures.png(definition.content(), definition.code(), district);
        kept.put(definition.id(), drawn);
        return drawn;
    }
}
