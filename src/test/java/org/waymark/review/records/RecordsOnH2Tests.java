package org.waymark.review.records;

import org.waymark.OnH2;

@OnH2
class RecordsOnH2Tests extends RecordsContract {

    @Override
    void tamper(String sql) {
        jdbc.sql("drop trigger decision_record_only_grows").update();
        try {
            jdbc.sql(sql).update();
        } finally {
            jdbc.sql("create trigger decision_record_only_grows before update, delete on decision_record"
                            + " for each statement call 'org.waymark.audit.OnlyGrows'")
                    .update();
        }
    }
}
