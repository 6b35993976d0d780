package org.waymark.people.guests;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** People with addresses of their own, for tests; found by the component scan of tests. */
@Component
public class TestGuests {

    private final OwnAddresses addresses;

    TestGuests(OwnAddresses addresses) {
        this.addresses = addresses;
    }

    /** An address that nobody has yet. */
    static MailAddress address() {
        return MailAddress.parse("someone-" + UUID.randomUUID() + "@example.org")
                .orElseThrow();
    }

    /** The whole of an e-mail as it came, decoded. */
    static String text(MimeMessage message) {
        return GreenMailUtil.getWholeMessage(message).replace("=\r\n", "").replace("=3D", "=");
    }

    /** This person proved this address. */
    void owns(PersonId person, DistrictId district, MailAddress address) {
        addresses.addProved(person, district, address);
    }

    public void owns(PersonId person, DistrictId district, String address) {
        owns(person, district, MailAddress.parse(address).orElseThrow());
    }

    /** This person proved an address of their own, which is answered. */
    public String ownsOne(PersonId person, DistrictId district) {
        MailAddress address = address();
        owns(person, district, address);
        return address.text();
    }
}
