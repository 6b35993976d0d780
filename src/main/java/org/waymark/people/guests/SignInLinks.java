package org.waymark.people.guests;

import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links that open one's own record, sent to one's own address. */
@Service
@Transactional
public class SignInLinks {

    /** Asks for a link to this address; nobody learns from it whether the address is anyone's. */
    public void send(String address, Locale language) {
        if (MailAddress.parse(address).isEmpty()) {
            throw new IllegalArgumentException("No address");
        }
    }
}
