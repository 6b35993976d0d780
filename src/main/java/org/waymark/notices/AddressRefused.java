package org.waymark.notices;

/** The mail server says for good that it takes nothing for this address (RFC 5321, 4.2.1: 5yz to RCPT). */
public class AddressRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressRefused(int code) {
        super("The mail server refused the address (" + code + ")");
    }
}
