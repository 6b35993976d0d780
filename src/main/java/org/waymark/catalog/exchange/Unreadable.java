package org.waymark.catalog.exchange;

/** Nothing after this place can be read. */
class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Unreadable(int line, String problem, Object... given) {
        this.fault = Fault.of(line, "", problem, given);
    }

    Fault fault() {
        return fault;
    }
}
