package org.waymark.people.privacy;

/** Nobody agrees to their own request. */
class OwnRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
