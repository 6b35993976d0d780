package org.waymark.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

@Embeddable
record EnrolmentId(UUID id) implements Serializable {

    static EnrolmentId fresh() {
        return new EnrolmentId(UuidCreator.getTimeOrderedEpoch());
    }
}
