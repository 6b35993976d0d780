package org.waymark.people;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;

/**
 * What one module holds on a person. Each module above implements it; the privacy page and the person's archive gather
 * them all.
 */
public interface PersonalData {

    /** Message key of its heading. */
    String heading();

    /** The tables whose rows on a person it tells of. */
    default Set<String> tables() {
        return Set.of();
    }

    /** What is held, in a line each; empty where nothing is. */
    List<MessageSourceResolvable> held(PersonId person, DistrictId district);

    /** Writes all of it into the person's archive. */
    void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException;
}
