/** The gateway of WeChat shops. */
package dev.daybook.simulator.wechat;
