package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.BadgeStanding;
import org.waymark.award.IssuedHere;
import org.waymark.award.verifying.Outside.Errand;

/** Finds out whether the issuer has taken a credential back, or holds it for now. */
@Component
class Standing {

    /** More nobody needs; each may cost a call. */
    private static final int MOST = 4;

    private final StandingLists lists;
    private final IssuedHere ours;

    Standing(StandingLists lists, IssuedHere ours) {
        this.lists = lists;
        this.ours = ours;
    }

    /** @throws Fault where it does not stand, or nobody can tell */
    void check(CredentialText credential, Errand errand) {
        List<JsonValue> all = Members.all(credential.json().get("credentialStatus"));
        List<JsonObject> entries = all.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                // A revocation is final and is told before anything else.
                .sorted(Comparator.comparing(entry -> !"revocation".equals(Members.text(entry, "statusPurpose"))))
                .toList();
        if (all.size() > MOST || entries.size() < all.size()) {
            throw new Fault(Finding.STATUS_BROKEN);
        }
        String id = credential.id();
        if (id != null) {
            // Our list says one thing of both, and is signed a moment later.
            ours.standing(id, credential.issuer()).ifPresent(Standing::requireOurs);
        }
        for (JsonObject entry : entries) {
            check(entry, credential.issuer(), id, errand);
        }
    }

    private static void requireOurs(BadgeStanding standing) {
        switch (standing) {
            case REVOKED -> throw new Fault(Finding.REVOKED);
            case SUSPENDED -> throw new Fault(Finding.SUSPENDED);
            // The day it ends, and the signature, are looked at in the badge itself.
            case VALID, EXPIRED, BROKEN -> {}
        }
    }

    private void check(JsonObject entry, String issuer, @Nullable String credential, Errand errand) {
        if (Members.isA(entry, "BitstringStatusListEntry") || Members.isA(entry, "StatusList2021Entry")) {
            checkBit(entry, issuer, errand);
        } else if (Members.isA(entry, "1EdTechRevocationList")) {
            String address = Members.text(entry, "id");
            if (address == null) {
                throw new Fault(Finding.STATUS_BROKEN);
            }
            if (lists.isOnPlainList(address, issuer, credential, errand)) {
                throw new Fault(Finding.REVOKED);
            }
        } else {
            throw new Fault(Finding.STATUS_KIND, CredentialText.shortened(Members.text(entry, "type", "?")));
        }
    }

    private void checkBit(JsonObject entry, String issuer, Errand errand) {
        String purpose = Members.text(entry, "statusPurpose");
        String address = Members.text(entry, "statusListCredential");
        if (purpose == null) {
            throw new Fault(Finding.STATUS_BROKEN);
        }
        if (!purpose.equals("revocation") && !purpose.equals("suspension")) {
            // A message, or that there is a newer one: it stands all the same.
            return;
        }
        if (address == null) {
            throw new Fault(Finding.STATUS_BROKEN);
        }
        JsonValue size = entry.get("statusSize");
        if (size != null && !size.toString().equals("1")) {
            // Its entries have more than one bit each: this says something else than yes or no.
            throw new Fault(Finding.STATUS_KIND, CredentialText.shortened("statusSize " + size));
        }
        StandingLists.SignedList list = lists.get(address, issuer, errand);
        boolean ofToday = Members.isA(entry, "BitstringStatusListEntry");
        if (!list.purposes().contains(purpose) || ofToday && !list.isWhole()) {
            throw new Fault(Finding.STATUS_BROKEN);
        }
        if (list.isSet(index(entry))) {
            throw new Fault(purpose.equals("revocation") ? Finding.REVOKED : Finding.SUSPENDED);
        }
    }

    private static long index(JsonObject entry) {
        String text = Members.text(entry, "statusListIndex");
        if (text == null) {
            // By the letter a text; some write a number.
            text = String.valueOf(entry.get("statusListIndex"));
        }
        if (!text.matches("\\d{1,12}")) {
            throw new Fault(Finding.STATUS_BROKEN);
        }
        return Long.parseLong(text);
    }
}
