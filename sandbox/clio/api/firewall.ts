/** The bare page of the firewall in front of Clio. */
export const firewallPage =
  '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n</body>\r\n</html>\r\n'

/** Whether the firewall lets an agent through: it wants one, and without an address in it. */
export const passesFirewall = (agent: string | undefined): boolean =>
  agent !== undefined && agent.trim() !== '' && !/https?:\/\//i.test(agent)
