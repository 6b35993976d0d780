package org.waymark.people;

import java.util.List;
import org.springframework.stereotype.Service;

/** The districts (tenants) of this installation. */
@Service
public class Districts {

    /** A district by name, made if absent. */
    public DistrictId named(String name) {
        throw new UnsupportedOperationException("people");
    }

    public DistrictCard card(DistrictId id) {
        throw new UnsupportedOperationException("people");
    }

    /** All districts by name; for the operator only. */
    public List<DistrictCard> all() {
        throw new UnsupportedOperationException("people");
    }
}
