package org.waymark.review.records;

import org.waymark.OnPostgres;

@OnPostgres
class RecordsOnPostgresTests extends RecordsContract {

    @Override
    void tamper(String sql) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table decision_record disable trigger user").update();
            jdbc.sql(sql).update();
            jdbc.sql("alter table decision_record enable trigger user").update();
        });
    }
}
