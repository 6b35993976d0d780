package org.waymark.award;

/**
 * A credential that is not what its issuer signed, or cannot be signed as it stands. The message says why and where, and repeats
 * nothing that was written: it goes into logs and to operators.
 */
public class BadProof extends RuntimeException {

    BadProof(String why) {
        super(why);
    }

    BadProof(String why, Throwable cause) {
        super(why, cause);
    }
}
