package org.waymark.award;

/** A credential that is not what its issuer signed, or cannot be signed as it stands; the message says why. */
public class BadProof extends RuntimeException {

    BadProof(String why) {
        super(why);
    }

    BadProof(String why, Throwable cause) {
        super(why, cause);
    }
}
