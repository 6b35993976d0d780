package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which reward rule. */
@Embeddable
public record RewardRuleId(UUID id) implements Serializable {

    public static RewardRuleId fresh() {
        return new RewardRuleId(UuidCreator.getTimeOrderedEpoch());
    }

    public static RewardRuleId valueOf(String text) {
        return new RewardRuleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
