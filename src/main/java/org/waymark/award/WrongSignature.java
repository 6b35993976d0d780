package org.waymark.award;

/** A signature that its key did not make over what the credential says now. */
public final class WrongSignature extends BadProof {

    WrongSignature() {
        super("The proof does not fit what the credential says.");
    }
}
