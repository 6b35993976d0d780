package org.waymark.award.status;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/** Signs a status list anew after something in it changed. */
@Component
class StatusListSigner implements DueWork<StatusListSigner.Changed> {

    private static final Logger log = LoggerFactory.getLogger(StatusListSigner.class);

    /** A list that is not signed as it is. */
    record Changed(UUID list, DistrictId district) {}

    // They schedule this work.
    private final ObjectProvider<StatusLists> lists;

    StatusListSigner(ObjectProvider<StatusLists> lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return "sign-status-list";
    }

    @Override
    public Class<Changed> dataType() {
        return Changed.class;
    }

    @Override
    public void run(Changed changed) {
        lists.getObject().sign(changed.list(), changed.district());
    }

    @Override
    public void givenUp(Changed changed, String why) {
        log.error("Status list {} tells verifiers what is not so any more: {}", changed.list(), why);
    }
}
