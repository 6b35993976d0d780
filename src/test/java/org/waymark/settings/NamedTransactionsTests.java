package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.waymark.OnH2;

@OnH2
class NamedTransactionsTests {

    @Autowired
    TransactionInterceptor interceptor;

    @Autowired
    Map<String, TransactionManager> managers;

    @Test
    void areOfOneManager() {
        assertThat(managers).containsOnlyKeys(NamedTransactions.MANAGER);
    }

    @Test
    void nameTheirManager() throws NoSuchMethodException {
        TransactionAttribute asked = interceptor
                .getTransactionAttributeSource()
                .getTransactionAttribute(Work.class.getMethod("done"), Work.class);

        assertThat(asked.getQualifier()).isEqualTo(NamedTransactions.MANAGER);
        assertThat(asked.isReadOnly()).isTrue();
    }

    @Transactional(readOnly = true)
    public static class Work {

        public void done() {}
    }
}
