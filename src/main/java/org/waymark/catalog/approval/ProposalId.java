package org.waymark.catalog.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which proposal. */
@Embeddable
record ProposalId(UUID id) implements Serializable {

    static ProposalId fresh() {
        return new ProposalId(UuidCreator.getTimeOrderedEpoch());
    }

    public static ProposalId valueOf(String text) {
        return new ProposalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
