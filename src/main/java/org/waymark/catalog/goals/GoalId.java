package org.waymark.catalog.goals;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which strategic goal. */
@Embeddable
record GoalId(UUID id) implements Serializable {

    static GoalId fresh() {
        return new GoalId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
