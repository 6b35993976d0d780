package org.waymark.recognition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a rule brings. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Grant.Pay.class, name = "pay"),
    @JsonSubTypes.Type(value = Grant.Credit.class, name = "credit"),
    @JsonSubTypes.Type(value = Grant.Time.class, name = "time"),
    @JsonSubTypes.Type(value = Grant.Eligibility.class, name = "role")
})
public sealed interface Grant {

    /** @param yearly whether it comes again each year, as a raise does; else once */
    record Pay(long cents, boolean yearly) implements Grant {

        @Override
        public EntitlementKind kind() {
            return EntitlementKind.PAY;
        }
    }

    /** Credit of a jurisdiction, as much as its conversion gives for each award. */
    record Credit(String jurisdiction, String creditType) implements Grant {

        @Override
        public EntitlementKind kind() {
            return EntitlementKind.CREDIT;
        }

        @Override
        public String unit() {
            return Grant.unit(jurisdiction, creditType);
        }
    }

    /** Release time. */
    record Time(int hundredthsOfHours) implements Grant {

        @Override
        public EntitlementKind kind() {
            return EntitlementKind.TIME;
        }
    }

    /** Eligible for a role, never appointed. */
    record Eligibility(String role) implements Grant {

        @Override
        public EntitlementKind kind() {
            return EntitlementKind.ROLE;
        }

        @Override
        public String unit() {
            return role;
        }
    }

    EntitlementKind kind();

    /** In which unit the ledger keeps it; empty where its kind says all. */
    default String unit() {
        return "";
    }

    static String unit(String jurisdiction, String creditType) {
        return jurisdiction + ": " + creditType;
    }
}
