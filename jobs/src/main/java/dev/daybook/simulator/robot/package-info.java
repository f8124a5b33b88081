/**
 * Group robots of WeCom, DingTalk and Feishu. The facts are those of public pages and of reports of
 * users; what they do not say is called unconfirmed where it stands. All keys are invented.
 */
package dev.daybook.simulator.robot;
