package org.waymark.submission.coaching;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which thread. */
@Embeddable
record ThreadId(UUID id) implements Serializable {

    static ThreadId fresh() {
        return new ThreadId(UuidCreator.getTimeOrderedEpoch());
    }

    public static ThreadId valueOf(String text) {
        return new ThreadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
