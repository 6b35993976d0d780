package org.waymark.recognition.preapproval;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which request for approval. */
@Embeddable
public record PreApprovalId(UUID id) implements Serializable {

    static PreApprovalId fresh() {
        return new PreApprovalId(UuidCreator.getTimeOrderedEpoch());
    }

    public static PreApprovalId valueOf(String text) {
        return new PreApprovalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
