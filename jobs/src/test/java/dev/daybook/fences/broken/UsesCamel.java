package dev.daybook.fences.broken;

import org.apache.camel.Exchange;

public class UsesCamel {
  Exchange exchange;
}
